import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonHours, setHours, weekWords } from '#engine/matching/hours.ts'

test('common hours are counted over the whole week, from wherever a week begins', () => {
  const slots = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { maxLength: 168 })
  fc.assert(
    fc.property(slots, slots, fc.integer({ min: 0, max: 2 }), (hers, mentors, place) => {
      const week = new Int32Array(weekWords).fill(-1)
      const many = new Int32Array(3 * weekWords).fill(-1)
      setHours(week, 0, hers)
      setHours(many, place * weekWords, mentors)
      expect(commonHours(week, many, place * weekWords)).toBe(
        hers.filter((slot) => mentors.includes(slot)).length,
      )
    }),
  )
})
