/** How long a note may be, in UTF-16 code units. */
export const NOTE_LENGTH = 2000
