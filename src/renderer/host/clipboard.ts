/** What is put on the clipboard: plain text, and the same as HTML for programs that know it. */
export interface Copied {
  plain: string;
  html?: string;
}

/** Puts it on the clipboard; false where that is refused. */
export async function copy(copied: Copied): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(formsOf(copied)))]);
    return true;
  } catch {
    // Without the permission, the focus or a secure address the older way may still work.
    return copyAtOnce(copied);
  }
}

/** As `copy`, the older way, which needs no permission; only while a key or a press is answered. */
export function copyAtOnce(copied: Copied): boolean {
  const onCopy = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    for (const [mediaType, text] of formsOf(copied)) event.clipboardData?.setData(mediaType, text);
  };
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}

function formsOf({ plain, html }: Copied): [mediaType: string, text: string][] {
  return [['text/plain', plain], ...(html === undefined ? [] : [['text/html', html] as [string, string]])];
}
