/** Stands for a part of the page that could not be fetched. */
function NotLoaded() {
  return <p role="status">This part could not be loaded. Load the page again when the network is back.</p>
}

export const notLoaded = () => NotLoaded
