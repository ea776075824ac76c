/** How far she is, as knots on a thread that crosses the screen; the words beside it say the same. */
export function StepThread({ place, count }: { place: number; count: number }) {
  const gap = 320 / (count - 1)
  const at = place * gap
  return (
    <svg
      viewBox="-10 0 340 28"
      aria-hidden="true"
      className="mb-6 w-full max-w-96 overflow-visible rtl:-scale-x-100"
    >
      <path d="M0 14H320" className="fill-none stroke-line" strokeWidth="3" strokeLinecap="round" />
      {place > 0 ? (
        <path className="thread-line" d={`M0 14C${at / 3} 8 ${(at * 2) / 3} 20 ${at} 14`} />
      ) : null}
      {Array.from({ length: count }, (_, i) => i)
        .filter((i) => i >= place)
        .map((i) =>
          i === place ? (
            <circle key={i} cx={at} cy={14} r={9} className="fill-ink" />
          ) : (
            <circle
              key={i}
              cx={i * gap}
              cy={14}
              r={5}
              className="fill-paper stroke-ink-3"
              strokeWidth="2.5"
            />
          ),
        )}
      <circle cx={at} cy={14} r={3.5} className="fill-thread" />
    </svg>
  )
}
