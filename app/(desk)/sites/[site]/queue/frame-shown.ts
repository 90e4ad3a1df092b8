/** How long a frame may let wait for itself, in milliseconds: a tab out of sight draws none. */
const PATIENCE = 50

/** Until the browser has drawn what is to be seen now; at once where the page is left. */
export function frameShown(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener('pagehide', done)
      resolve()
    }
    const timer = setTimeout(done, PATIENCE)
    window.addEventListener('pagehide', done)
    requestAnimationFrame(() => setTimeout(done))
  })
}
