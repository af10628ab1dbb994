export const appWords = {
  'app.connecting': 'Opening the library…',
  'app.lost': 'The connection to Guillemet is lost. Trying again…',
  'app.refused': 'This page cannot reach Guillemet.',
  'app.language': 'Français',

  'state.new': 'New',
  'state.inWork': 'In work',
  'state.done': 'Done',

  'dialog.close': 'Close',

  'error.file-is-folder': '“{file}” is a folder. Open the files in it.',
  'error.file-too-large': '“{file}” is too large: {size} MB, and at most {limit} MB can be opened. Split it first.',
  'error.file-empty': '“{file}” is empty: there is nothing to read.',
  'error.file-binary': '“{file}” is not a text and cannot be read as an article.',
  'error.file-unsupported': '“{file}” is a {extension} file, which cannot be opened. Open one that ends in {readable}.',
  'error.text-empty': '“{file}” holds no text that can be read: no letter and no digit.',
  'error.encoding-invalid': '“{file}” is not valid {encoding} at byte {byte, number}. Choose another encoding.',
  'error.encoding-unknown': 'The encoding of “{file}” could not be found out. Choose it.',
  'error.document-invalid': '“{file}” could not be read: {reason}',
  'error.article-missing': 'This article is no longer in the library.',
  'error.preview-missing': 'This preview is no longer there. Open the file again.',
  'error.text-too-long': '“{file}” holds more than {limit, number} characters. Split it first.',
  'error.file-unreadable': '“{file}” cannot be read.',
  'error.library-write-failed':
    '{reason, select, ENOSPC {the disk is full} EDQUOT {your disk quota is used up} EACCES {permission was denied} EPERM {permission was denied} EBUSY {another program holds the file} ENOTDIR {a file stands where its folder should be} EIO {the disk reports an error} EROFS {the disk is read-only} ENOENT {the library’s folder is gone} other {{reason}}}',
  'error.host-gone': 'Guillemet does not answer',
  'error.codebook-in-use':
    '“{name}” is used by {count, plural, one {# annotation} other {# annotations}} and was not deleted. Retire it or merge it into another instead.',
  'error.codebook-unknown':
    '“{file}” is no codebook. Guillemet reads codebooks as JSON, as a CSV table, and from REFI-QDA (.qdc).',
  'error.codebook-invalid': 'The codebook was not changed: {reason}.',
  'error.change-conflict': 'The annotation was changed elsewhere in the meantime',
} as const;
