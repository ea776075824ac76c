/** Letters about credentials: neutral subjects, nothing named. */
export const awardMail = {
  'award-issued': {
    subject: 'Ariane : quelque chose pour vous',
    paragraphs: [
      'Une personne qui vous a vue travailler a confirmé ce que vous savez faire. Une attestation à votre nom vous attend.',
      'Elle n’est visible que par vous. Vous choisissez de l’accepter ou non, et de la montrer ou non.',
    ],
    button: 'Voir l’attestation',
  },
  'award-revoked': {
    subject: 'Ariane : un changement pour vous',
    paragraphs: [
      'Une attestation à votre nom a été retirée. Sa page dit pourquoi.',
      'Ce que vous savez faire ne change pas. Si vous ne comprenez pas ce retrait, écrivez à la personne qui vous accompagne.',
    ],
    button: 'Lire pourquoi',
  },
}
