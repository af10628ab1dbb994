import { styleHash } from './style';

/** What a report may do: show its own style, and nothing else. No script, no image, no request. */
export const reportPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;
