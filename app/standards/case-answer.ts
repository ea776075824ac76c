/** What CASE says where there is nothing: its own form of an error. */
const unknown = {
  imsx_codeMajor: 'failure',
  imsx_severity: 'error',
  imsx_description: 'Unknown Object',
  imsx_CodeMinor: {
    imsx_codeMinorField: [
      { imsx_codeMinorFieldName: 'TargetEndSystem', imsx_codeMinorFieldValue: 'unknownobject' },
    ],
  },
}

/** The answer of a CASE address: readable from every site, kept for some minutes; null is its 404. */
export function caseAnswer(resource: object | null, download = false): Response {
  return Response.json(resource ?? unknown, {
    status: resource ? 200 : 404,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': resource ? 'public, max-age=300' : 'no-store',
      ...(resource && download ? { 'Content-Disposition': 'attachment; filename="ariane-case.json"' } : {}),
    },
  })
}
