import type { Rule } from '../rule.ts'
import { classNames } from './class-names.ts'
import { wordpress } from './wordpress.ts'

/** The rules in the order they are tried; the first whose comments pass the checks wins. */
export const RULES: readonly Rule[] = [wordpress, classNames]
