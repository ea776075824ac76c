/** How far she is, as knots on a thread that crosses the screen; the words beside it say the same. */
export function StepThread({ place, count }: { place: number; count: number }) {
  const gap = 600 / (count - 1)
  const at = place * gap
  return (
    <svg viewBox="-10 0 620 28" aria-hidden="true" className="mb-7 w-full overflow-visible rtl:-scale-x-100">
      <path d="M0 14H600" className="fill-none stroke-line" strokeWidth="4" strokeLinecap="round" />
      <path className="thread-line" d={`M0 14C${at / 3} 6 ${(at * 2) / 3} 22 ${at} 14`} />
      {Array.from({ length: count }, (_, i) =>
        i < place ? (
          <circle key={i} cx={i * gap} cy={14} r={6} className="fill-thread" />
        ) : (
          <circle
            key={i}
            cx={i * gap}
            cy={14}
            r={i === place ? 10 : 6.5}
            className={i === place ? 'fill-ink' : 'fill-paper stroke-ink-3'}
            strokeWidth={i === place ? 0 : 3}
          />
        ),
      )}
      <circle cx={at} cy={14} r={4} className="fill-thread" />
    </svg>
  )
}
