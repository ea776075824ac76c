/** Hours and days as the page of meeting times writes them and gets them back. */
import { slotStep, type WeeklySlot } from '#engine/meeting.ts'

/** "18:30" from minutes after midnight; the end of the day is "00:00". */
export function clockText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`
}

/** Minutes after midnight of "18:30", in whole quarters of an hour; null for anything else. */
export function readClock(text: string): number | null {
  const [, hours = '', minutes = ''] = /^(\d{1,2}):(\d{2})(?::00)?$/.exec(text.trim()) ?? []
  const value = Number(hours) * 60 + Number(minutes)
  const known = hours !== '' && Number(minutes) < 60 && value <= 1440
  return known && value % slotStep === 0 ? value : null
}

/** A slot in an address or a form: "0-1080-1140". */
export function slotCode({ weekday, fromMinute, toMinute }: WeeklySlot): string {
  return `${weekday}-${fromMinute}-${toMinute}`
}

/** The slot of a code, or null. */
export function readSlotCode(code: string): WeeklySlot | null {
  const [, weekday, from, to] = /^([0-6])-(\d{1,4})-(\d{1,4})$/.exec(code) ?? []
  const slot = { weekday: Number(weekday), fromMinute: Number(from), toMinute: Number(to) }
  const right = slot.fromMinute < slot.toMinute && slot.toMinute <= 1440
  return right && (slot.fromMinute % slotStep) + (slot.toMinute % slotStep) === 0 ? slot : null
}
