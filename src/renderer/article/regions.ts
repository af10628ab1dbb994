import type { ArticleView } from './article-view';

/** Text, list, inspector, suggestions and round again, each at the place it was left. */
export function focusNextRegion(view: ArticleView): void {
  const names = ['text', 'list', 'inspector', 'suggestions'];
  const current = document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? 'suggestions';
  for (let step = 1; step <= names.length; step++) {
    const name = names[(names.indexOf(current) + step) % names.length];
    if (name === 'text') return view.focus();
    const region = document.querySelector(`[data-region="${name}"]`);
    // The list itself before the field that filters it.
    const target =
      region?.querySelector<HTMLElement>('[role="listbox"]') ??
      region?.querySelector<HTMLElement>('[tabindex="0"], input, textarea, select');
    if (target) return target.focus();
  }
}

/** Whether the keyboard is in the list of annotations. */
export function isInList(): boolean {
  return document.activeElement?.closest('.annotation-list') != null;
}
