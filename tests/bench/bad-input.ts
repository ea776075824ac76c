/** What the engine's command line was given cannot be used: one line that names the field; the command ends with status 2. */
export class BadInput extends Error {
  override name = 'BadInput'
}
