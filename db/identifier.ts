const uuidShape = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Whether a text from outside can be the id of a row at all: PostgreSQL refuses to compare anything else with a uuid. */
export function isId(text: string): boolean {
  return uuidShape.test(text)
}
