// Runs before the first paint, so that a dark page never flashes white. A file of its own because the
// content policy allows no inline script. The key is the one under which the page keeps the choice.
(() => {
  let choice = 'auto';
  let density = 'comfortable';
  let gains = 'green';
  try {
    density = localStorage.getItem('orderwatch-density') ?? density;
    gains = localStorage.getItem('orderwatch-gains') ?? gains;
    choice = localStorage.getItem('orderwatch-theme') ?? 'auto';
  } catch {
    // Storage may be forbidden; the system's preference decides then.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-density', density);
  document.documentElement.setAttribute('data-gains', gains);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
