import { takenInExtensions } from '../../core/exchange/incoming/recognise';

/** Lets the user choose files that hold annotations; nothing where the user gives up. To be called while a key or button is pressed. */
export function chooseFiles(): Promise<File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = takenInExtensions.join(',');
  input.hidden = true;
  // In the page, so that it is not cleared away while the user looks for the files.
  document.body.append(input);
  return new Promise((resolve) => {
    const choose = () => {
      input.remove();
      resolve([...(input.files ?? [])]);
    };
    input.addEventListener('change', choose);
    input.addEventListener('cancel', choose);
    input.click();
  });
}
