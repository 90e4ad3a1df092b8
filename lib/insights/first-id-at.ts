/** The least UUIDv7 that can be made at a moment: what has a greater one is not older (RFC 9562, 5.7). */
export function firstIdAt(moment: Date): string {
  const hex = moment.getTime().toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
