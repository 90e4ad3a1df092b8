/** Stands for a part of the page that could not be fetched. */
function NotLoaded() {
  return <p role="status">This part could not be loaded. Load the page again when the network is back.</p>
}

export const notLoaded = () => NotLoaded

/**
 * What stands for a part that is on its way. Without it the whole desk would wait for the part, and a key that is
 * meant for it, such as a letter of a command's name, would still decide the comment below.
 */
export const onItsWay = () => null
