import type { Academy } from '#app/academy.server.ts'

/**
 * Makes the people and histories of the demonstration. Called until it has once come to its end: after a start that was
 * interrupted it finds what it had made and goes on, so every id follows from what it names.
 */
export async function createDemonstration(_academy: Academy): Promise<void> {}
