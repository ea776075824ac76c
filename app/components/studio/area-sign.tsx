const shapes = [
  'M8 2a6 6 0 110 12A6 6 0 018 2z',
  'M3 3h10v10H3z',
  'M8 2l6.5 11.5h-13z',
  'M8 1.5L14.5 8 8 14.5 1.5 8z',
  'M6 2h4v4h4v4h-4v4H6v-4H2V6h4z',
  'M8 14L1.5 2.5h13z',
  'M5 2.5h6L14.5 8 11 13.5H5L1.5 8z',
  'M2 2h12v4H2zM2 10h12v4H2z',
]

/** The sign of an area in the picture, by its place among all areas; beyond eight they are drawn hollow. */
export function AreaSign({ index, className = 'size-3.5' }: { index: number; className?: string }) {
  const hollow = Math.floor(index / shapes.length) % 2 === 1
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={`flex-none stroke-current ${className}`}>
      <path d={shapes[index % shapes.length]} strokeWidth="1.5" fill={hollow ? 'none' : 'currentColor'} />
    </svg>
  )
}
