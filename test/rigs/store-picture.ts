import type { BrowserContext } from 'playwright-core';

/** The size every store takes, in pixels. */
export const PICTURE = { width: 1280, height: 800 } as const;

export interface PictureParts {
  readonly caption: string;
  /** PNG of the popup, at twice its size. */
  readonly popup: Buffer;
  readonly language: 'en' | 'ar';
  readonly colorScheme: 'light' | 'dark';
}

const GROUND = {
  light: { from: '#eaf1ff', to: '#f7f9fc', ink: '#1b1f24', line: '#d5deea' },
  dark: { from: '#101a2c', to: '#0d1117', ink: '#e8ecf1', line: '#2e3640' },
} as const;

/** A picture for a store: what the popup is for, in words, and the popup as it was shot. */
export async function storePicture(context: BrowserContext, parts: PictureParts): Promise<Buffer> {
  const page = await context.newPage();
  await page.setViewportSize(PICTURE);
  await page.setContent(html(parts));
  await page.evaluate('document.images[0].decode()');
  const picture = await page.screenshot();
  await page.close();
  return picture;
}

function html({ caption, popup, language, colorScheme }: PictureParts): string {
  const { from, to, ink, line } = GROUND[colorScheme];
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
  <style>
    body { margin: 0; block-size: 100vh; display: grid; grid-template-columns: 1fr 520px; align-items: center;
      gap: 72px; padding-inline: 96px; box-sizing: border-box; overflow: hidden;
      font-family: system-ui, sans-serif; color: ${ink}; background: linear-gradient(150deg, ${from}, ${to}); }
    h1 { font-size: 44px; line-height: 1.25; font-weight: 650; text-wrap: balance; margin: 0 0 24px; }
    p { font-size: 20px; margin: 0; opacity: 0.75; }
    img { inline-size: 520px; max-block-size: 700px; object-fit: cover; object-position: top; border-radius: 14px;
      border: 1px solid ${line}; box-shadow: 0 24px 64px #0004; }
  </style>
  <div><h1>${caption}</h1><p>Hoko Keys</p></div>
  <img src="data:image/png;base64,${popup.toString('base64')}" alt="">
</html>`;
}
