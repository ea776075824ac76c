/** Where the step from one version of a standard to the next is read and decided. */
export function stepAddress({ source, from, to }: { source: string; from: string; to: string }): string {
  return `/staff/standards/${source}/changes/${encodeURIComponent(from)}/${encodeURIComponent(to)}`
}
