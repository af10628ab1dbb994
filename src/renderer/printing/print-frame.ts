import { fail, ok, type Result } from '../../core/result';
import { say } from '../words/words';

const ownTitle = document.title;

function resetTitle(): void {
  document.title = ownTitle;
}

/**
 * Prints the report at an address of the host, by the browser's own dialog. The report is in a frame that runs no
 * script; it stays there until the next one is printed, since the browser may look at it for as long as it previews.
 */
export async function printInFrame(address: string): Promise<Result<null>> {
  document.querySelector('.print-frame')?.remove();
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.title = say('printing.frame');
  frame.tabIndex = -1;
  frame.ariaHidden = 'true';
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    frame.addEventListener('error', resolve, { once: true });
    frame.src = address;
    document.body.append(frame);
  });
  // What the host refuses is a page as well, without a report in it.
  const { contentWindow, contentDocument } = frame;
  if (!contentWindow || !contentDocument?.querySelector('main')) {
    const reason = contentDocument?.body?.textContent?.trim() || 'it was not there';
    return fail('print-failed', `The report could not be printed: ${reason}`, { details: { reason } });
  }
  // A PDF that is made of it is called after the page around the frame. Printing may begin after `print` has returned.
  document.title = contentDocument.title;
  contentWindow.addEventListener('afterprint', resetTitle, { once: true });
  contentWindow.print();
  return ok(null);
}
