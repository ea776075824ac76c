import { inWords, plural } from '#app/locales/format.ts'
import type { messages as fr } from '#app/locales/fr/messages.ts'
import type { Dictionary } from '#app/locales/language.tsx'

const few = (count: number, one: string, other: string) => plural(count, 'en', { one, other })
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

export const messages = {
  list: {
    metaTitle: 'My messages',
    heading: (unread) =>
      unread === 0
        ? 'Everything is read.'
        : `${capital(inWords(unread, 'en'))} ${few(unread, 'message is waiting for you', 'messages are waiting for you')}.`,
    empty: 'Your conversations will begin here.',
    lead: 'Here you write to the people at your side. They answer when they can.',
    leadCompanion: 'Here you write to those you accompany. A word is often enough.',
    threads: 'Your conversations',
    three: 'the three of you',
    you: 'You',
    file: 'A file',
    withdrawn: 'Message taken back',
    unread: (count) => `${count} to read`,
    closed: 'Ended: you can still read it.',
    first: (count) =>
      few(count, 'Somebody you have not written to yet', 'People you have not written to yet'),
    write: (names) => `Write to ${names}`,
    none: {
      title: 'Nobody to write to for now.',
      text: 'As soon as a mentor or a coach is at your side, your conversation will open here.',
      companion: 'As soon as a learner is entrusted to you, your conversation with her will open here.',
    },
    openThree: {
      title: 'Talk together',
      text: (mentor, coach) =>
        `You can open a conversation with ${mentor} and ${coach} together. You close it whenever you like.`,
      act: 'Open a conversation of three',
    },
    blocked: 'Blocked people and reports',
  },
  search: {
    label: 'Search my messages',
    help: 'One word or several, with or without accents.',
    act: 'Search',
    heading: (count, most, words) =>
      count === 0
        ? `No message with “${words}”.`
        : count === most
          ? `The last ${count} messages with “${words}”.`
          : `${capital(inWords(count, 'en'))} ${few(count, 'message', 'messages')} with “${words}”.`,
    none: 'Try a shorter word, or one word only.',
    back: 'All my conversations',
    in: (names) => `with ${names}`,
  },
  thread: {
    back: 'My messages',
    title: (names) => names,
    kinds: {
      mentor: { learner: 'Your mentor', companion: 'You are her mentor' },
      coach: { learner: 'Your coach', companion: 'You are her coach' },
      three: { learner: 'Conversation of three', companion: 'Conversation of three, opened at her wish' },
    },
    empty: {
      title: 'Not a word yet.',
      text: 'A question, some news, a hello: anything will do to begin.',
    },
    log: 'Messages',
    unread: 'New',
    older: 'Older messages',
    newer: 'Back to the latest messages',
    you: 'You',
    nobody: 'Somebody who left',
    edited: 'edited',
    withdrawn: 'This message was taken back.',
    download: (name, size) => `Download ${name}, ${size}`,
    change: 'Change',
    edit: 'Edit',
    withdraw: 'Take back',
    changeNote: (time) => `Possible until ${time}.`,
    report: 'Report',
    reportLabel: (author, time) => `Report the message from ${author}, ${time}`,
    reported: 'You reported this message. Somebody of the team will read it.',
    outcome: (text) => `You reported this message. The team answers: ${text}`,
    closed: {
      learner: 'This conversation has ended. You can read it again as long as you like.',
      companion: 'This conversation has ended. Nobody writes in it any more.',
      three: 'This conversation is closed. You alone can read it again.',
    },
  },
  form: {
    label: (names) => `Write to ${names}`,
    file: 'Add a file',
    fileHelp: '5 MB at most: png, jpg, webp, pdf, zip, or a text (txt, md, html, css, js).',
    send: 'Send',
    editLabel: 'Edit your message',
    save: 'Save',
    cancel: 'Change nothing',
    note: 'You can edit or take back a message for ten minutes.',
  },
  problems: {
    nothing: 'A few words, or a file, are still missing.',
    long: 'This message is over 4,000 characters. Send it in two parts, or in a file.',
    closed: 'This conversation has just ended: your message was not sent.',
    blocked: 'You blocked this person: your message was not sent.',
    again: 'This message had been taken back. To send it all the same, send it again.',
    late: 'The ten minutes are over. Your text is here: you can send it as a new message.',
    lateWithdraw: 'The ten minutes are over: this message stays.',
    gone: 'This message was taken back meanwhile. Your text is here: you can send it as a new message.',
    quota: 'The files of this conversation take more than 20 MB. Give a link instead.',
    'file-empty': 'This file is empty.',
    'file-size': 'This file is larger than 5 MB. Make it smaller, or give a link.',
    'file-kind': 'This kind of file is not accepted here. A zip or a pdf nearly always is.',
    wait: 'Many messages in a short time. Wait a few minutes: your text stays here.',
  },
  block: {
    summary: 'I no longer want to read this person',
    summaryThree: 'Read one of them no more, or close',
    text: (name) =>
      `If you block ${name}, nothing she writes will reach you. She will not be told. You can undo it.`,
    act: (name) => `Block ${name}`,
    on: (name) => `You blocked ${name}. What she writes does not reach you, and she does not know.`,
    undo: (name) => `Unblock ${name}`,
    undoNote: 'You will then also read what she wrote meanwhile.',
    mentor: 'You can also ask for another mentor. Nobody will ask you why.',
    mentorLink: 'See my people',
    close: 'Close this conversation of three',
    closeText: 'The two others will no longer be able to read it. You will. You can open it again.',
  },
  blocked: {
    metaTitle: 'Blocked people and reports',
    heading: (count) =>
      count === 0
        ? 'You block nobody.'
        : `You block ${inWords(count, 'en')} ${few(count, 'person', 'people')}.`,
    lead: 'What you decide here stays between you and the academy.',
    since: (day) => `Since ${day}.`,
    reports: 'What you reported',
    none: 'Nothing so far. A message is reported from its conversation.',
    about: (name, day) => `A message from ${name}, reported on ${day}`,
    waiting: 'Somebody of the team will read it soon.',
    outcome: (day) => `The team’s answer, on ${day}`,
    fileOnly: 'A file, without text',
  },
  report: {
    metaTitle: 'Report a message',
    heading: 'What is wrong with this message?',
    lead: 'The academy’s team will read it as it is now, and nothing else of this conversation. Whoever wrote it will not know that it was you.',
    from: (name) => `Message from ${name}`,
    reason: 'What is wrong',
    reasonHelp: 'A few words are enough.',
    act: 'Report this message',
    back: 'The conversation',
    problems: {
      reason: 'Say in a few words what is wrong.',
      long: 'That is a little long: 1,000 characters at most.',
      gone: 'This message was taken back meanwhile: it can no longer be reported.',
      wait: 'Many reports in a short time. Wait a little: your text stays here.',
    },
  },
  letters: {
    legend: 'When somebody writes to me',
    help: 'Never between 21:00 and 7:30, in your time zone.',
    when: {
      each: 'a note for each conversation, a few minutes later',
      daily: 'one note a day, from 18:00 on',
      none: 'nothing, I come and look myself',
    },
    words: 'put the text into the letter too',
    wordsLegend: 'What the letter says',
    wordsHelp: 'Otherwise it only says that somebody wrote to you: neither the name nor the text.',
  },
} satisfies Dictionary<typeof fr>
