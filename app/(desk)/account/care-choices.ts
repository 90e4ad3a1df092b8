/** Scores from which a text is blurred, and minutes after which a break is suggested, as they are offered. */
export const BLURS = [0.3, 0.5, 0.7, 0.9]
export const BREAKS = [25, 50, 90]

export const sayBlur = (from: number) => `When any score is ${Math.round(from * 100)} % or more`
export const sayBreak = (after: number) => `After ${after} minutes`
