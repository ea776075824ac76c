/** The few drawings that accompany a word; never alone without a label. Directional ones turn in right-to-left. */
const drawings = {
  back: 'M15 5l-7 7 7 7M8.5 12H20',
  next: 'M9 5l7 7-7 7M4 12h11.5',
  down: 'M5 9l7 7 7-7',
  check: 'M4.5 12.5l5 5L19.5 7',
  close: 'M6 6l12 12M18 6L6 18',
  menu: 'M4 8h16M4 16h16',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 100 5.6 2.8 2.8 0 000-5.6z',
  path: 'M12 3c5 2 6 5 2 8s-5 6 1 10M12 3h.01',
  reviews: 'M19.5 12a7.5 7.5 0 11-2.4-5.5M19.8 3.6v4.2h-4.2',
  progress: 'M5 19.5V14M12 19.5V9M19 19.5V4.5',
  people:
    'M8.5 11.5a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2 19.5c.6-3.3 3-5 6.5-5s5.9 1.7 6.5 5M15.5 4.9a3.5 3.5 0 010 6.2M17.6 14.9c2.3.6 3.9 2.1 4.4 4.6',
  me: 'M12 11.5a4 4 0 100-8 4 4 0 000 8zM4.5 20.5c.8-4 3.6-6 7.5-6s6.7 2 7.5 6',
  external: 'M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9',
} as const
export type IconName = keyof typeof drawings

const directional: IconName[] = ['back', 'next']

export function Icon({ name, className = 'size-5' }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className={`flex-none fill-none stroke-current ${directional.includes(name) ? 'rtl:-scale-x-100' : ''} ${className}`}
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={drawings[name]} />
    </svg>
  )
}
