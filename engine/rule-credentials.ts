/**
 * What is published of each rule before an academy has a history of its own: 600 simulated lives, seed 61 (`npm run bench -- rules`).
 * On these lives a wall and a missed meeting come by chance, so that they foresee nothing there.
 */
import type { RuleFigures } from '#engine/rule-measure.ts'
import type { RuleName } from '#engine/rules.ts'

export const published: Record<RuleName, RuleFigures> = {
  silence: {
    learners: 600,
    mondays: 29999,
    share: { value: 0.043, n: 600, low: 0.03, high: 0.063 },
    precision: { value: 0.12, n: 317, low: 0.089, high: 0.16 },
    base: { value: 0.014, n: 600, low: 0.007, high: 0.027 },
    groups: {
      'part-time': {
        share: {
          inside: { value: 0.04, n: 66, low: 0.013, high: 0.117 },
          outside: { value: 0.044, n: 534, low: 0.029, high: 0.065 },
          gap: { value: -0.004, low: -0.038, high: 0.075 },
          few: false,
        },
        precision: {
          inside: { value: 0.181, n: 28, low: 0.08, high: 0.358 },
          outside: { value: 0.114, n: 289, low: 0.082, high: 0.156 },
          gap: { value: 0.067, low: -0.042, high: 0.247 },
          few: true,
        },
      },
      returning: {
        share: {
          inside: { value: 0.023, n: 222, low: 0.01, high: 0.053 },
          outside: { value: 0.045, n: 600, low: 0.031, high: 0.065 },
          gap: { value: -0.021, low: -0.045, high: 0.011 },
          few: false,
        },
        precision: {
          inside: { value: 0.171, n: 23, low: 0.068, high: 0.368 },
          outside: { value: 0.118, n: 316, low: 0.087, high: 0.158 },
          gap: { value: 0.053, low: -0.057, high: 0.253 },
          few: true,
        },
      },
      language: {
        share: {
          inside: { value: 0.047, n: 123, low: 0.022, high: 0.1 },
          outside: { value: 0.042, n: 477, low: 0.028, high: 0.064 },
          gap: { value: 0.005, low: -0.029, high: 0.06 },
          few: false,
        },
        precision: {
          inside: { value: 0.135, n: 61, low: 0.071, high: 0.243 },
          outside: { value: 0.116, n: 256, low: 0.082, high: 0.161 },
          gap: { value: 0.02, low: -0.059, high: 0.132 },
          few: false,
        },
      },
    },
    verdict: 'holds',
  },
  pace: {
    learners: 600,
    mondays: 29999,
    share: { value: 0.091, n: 600, low: 0.071, high: 0.117 },
    precision: { value: 0.038, n: 437, low: 0.024, high: 0.061 },
    base: { value: 0.014, n: 600, low: 0.007, high: 0.027 },
    groups: {
      'part-time': {
        share: {
          inside: { value: 0.089, n: 66, low: 0.041, high: 0.183 },
          outside: { value: 0.091, n: 534, low: 0.07, high: 0.119 },
          gap: { value: -0.002, low: -0.057, high: 0.094 },
          few: false,
        },
        precision: {
          inside: { value: 0.034, n: 54, low: 0.009, high: 0.121 },
          outside: { value: 0.039, n: 383, low: 0.024, high: 0.063 },
          gap: { value: -0.005, low: -0.04, high: 0.084 },
          few: false,
        },
      },
      returning: {
        share: {
          inside: { value: 0.075, n: 222, low: 0.047, high: 0.117 },
          outside: { value: 0.092, n: 600, low: 0.072, high: 0.118 },
          gap: { value: -0.018, low: -0.056, high: 0.029 },
          few: false,
        },
        precision: {
          inside: { value: 0.062, n: 69, low: 0.025, high: 0.145 },
          outside: { value: 0.037, n: 436, low: 0.023, high: 0.059 },
          gap: { value: 0.025, low: -0.018, high: 0.109 },
          few: false,
        },
      },
      language: {
        share: {
          inside: { value: 0.093, n: 123, low: 0.054, high: 0.158 },
          outside: { value: 0.09, n: 477, low: 0.068, high: 0.12 },
          gap: { value: 0.003, low: -0.046, high: 0.071 },
          few: false,
        },
        precision: {
          inside: { value: 0.043, n: 95, low: 0.017, high: 0.104 },
          outside: { value: 0.037, n: 342, low: 0.022, high: 0.063 },
          gap: { value: 0.006, low: -0.031, high: 0.069 },
          few: false,
        },
      },
    },
    verdict: 'holds',
  },
  wall: {
    learners: 600,
    mondays: 29999,
    share: { value: 0.096, n: 600, low: 0.075, high: 0.123 },
    precision: { value: 0.006, n: 533, low: 0.002, high: 0.017 },
    base: { value: 0.014, n: 600, low: 0.007, high: 0.027 },
    groups: {
      'part-time': {
        share: {
          inside: { value: 0.074, n: 66, low: 0.032, high: 0.163 },
          outside: { value: 0.099, n: 534, low: 0.077, high: 0.127 },
          gap: { value: -0.025, low: -0.076, high: 0.067 },
          few: false,
        },
        precision: {
          inside: { value: 0.016, n: 55, low: 0.003, high: 0.093 },
          outside: { value: 0.005, n: 478, low: 0.001, high: 0.016 },
          gap: { value: 0.012, low: -0.006, high: 0.089 },
          few: false,
        },
      },
      returning: {
        share: {
          inside: { value: 0.101, n: 222, low: 0.068, high: 0.148 },
          outside: { value: 0.096, n: 600, low: 0.075, high: 0.122 },
          gap: { value: 0.005, low: -0.037, high: 0.056 },
          few: false,
        },
        precision: {
          inside: { value: 0.005, n: 88, low: 0, high: 0.05 },
          outside: { value: 0.006, n: 516, low: 0.002, high: 0.017 },
          gap: { value: -0.001, low: -0.013, high: 0.044 },
          few: false,
        },
      },
      language: {
        share: {
          inside: { value: 0.092, n: 123, low: 0.052, high: 0.156 },
          outside: { value: 0.098, n: 477, low: 0.074, high: 0.128 },
          gap: { value: -0.006, low: -0.055, high: 0.062 },
          few: false,
        },
        precision: {
          inside: { value: 0.005, n: 110, low: 0.001, high: 0.043 },
          outside: { value: 0.006, n: 423, low: 0.002, high: 0.019 },
          gap: { value: -0.001, low: -0.015, high: 0.038 },
          few: false,
        },
      },
    },
    verdict: 'unproven',
  },
  missed: {
    learners: 600,
    mondays: 29999,
    share: { value: 0.013, n: 600, low: 0.007, high: 0.026 },
    precision: { value: 0.015, n: 206, low: 0.005, high: 0.043 },
    base: { value: 0.014, n: 600, low: 0.007, high: 0.027 },
    groups: {
      'part-time': {
        share: {
          inside: { value: 0.012, n: 66, low: 0.002, high: 0.076 },
          outside: { value: 0.013, n: 534, low: 0.006, high: 0.027 },
          gap: { value: -0.001, low: -0.018, high: 0.063 },
          few: false,
        },
        precision: {
          inside: { value: 0, n: 18, low: 0, high: 0.176 },
          outside: { value: 0.017, n: 188, low: 0.006, high: 0.047 },
          gap: { value: -0.017, low: -0.047, high: 0.159 },
          few: true,
        },
      },
      returning: {
        share: {
          inside: { value: 0.012, n: 222, low: 0.004, high: 0.037 },
          outside: { value: 0.013, n: 600, low: 0.007, high: 0.026 },
          gap: { value: -0.001, low: -0.016, high: 0.024 },
          few: false,
        },
        precision: {
          inside: { value: 0, n: 16, low: 0, high: 0.194 },
          outside: { value: 0.016, n: 196, low: 0.006, high: 0.046 },
          gap: { value: -0.016, low: -0.046, high: 0.178 },
          few: true,
        },
      },
      language: {
        share: {
          inside: { value: 0.013, n: 123, low: 0.003, high: 0.053 },
          outside: { value: 0.013, n: 477, low: 0.006, high: 0.028 },
          gap: { value: 0, low: -0.018, high: 0.04 },
          few: false,
        },
        precision: {
          inside: { value: 0.037, n: 43, low: 0.009, high: 0.141 },
          outside: { value: 0.01, n: 163, low: 0.002, high: 0.04 },
          gap: { value: 0.027, low: -0.014, high: 0.132 },
          few: false,
        },
      },
    },
    verdict: 'unproven',
  },
}
