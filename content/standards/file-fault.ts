/** What is wrong in a file from elsewhere, with its place; a line of null means the file as a whole. */
export class FileFault extends Error {
  readonly file: string
  readonly line: number | null

  constructor(file: string, line: number | null, problem: string) {
    super(line === null ? `${file}: ${problem}` : `${file}:${line} ${problem}`)
    this.file = file
    this.line = line
  }
}
