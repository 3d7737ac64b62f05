/** Whether a window could be shown: always on macOS and Windows, elsewhere where a display is named. */
export function hasDisplay(): boolean {
  return process.platform === 'darwin' || process.platform === 'win32' || displayNamed() !== undefined;
}

function displayNamed(): string | undefined {
  return process.env.WAYLAND_DISPLAY || process.env.DISPLAY || undefined;
}

/**
 * Starts what shows a window. A display that is named need not be there, as after a remote session has ended; what browsers say
 * of that goes over many lines.
 *
 * @throws Error whose sentence says what to do, where there is none; what `start` throws else
 */
export async function onDisplay<T>(start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (cause) {
    const display = displayNamed();
    if (display === undefined || !/(?:open|missing|any) display|x ?server/i.test(String(cause))) throw cause;
    throw new Error(
      `There is no display “${display}”. Set DISPLAY to one that is there, or unset it, and WAYLAND_DISPLAY, to go without a window.`,
      { cause },
    );
  }
}
