import { word } from './words';

export type Outcome =
  | { kind: 'stored'; documentId: string }
  | { kind: 'failed'; message: string; errors?: Record<string, string[]> };

interface Problem {
  detail?: string;
  nextStep?: string | null;
  errors?: Record<string, string[]>;
}

/** One upload. Only the older request object tells how much has been sent; `fetch` does not. */
export function send(body: FormData, progress: (part: number) => void): { outcome: Promise<Outcome>; stop: () => void } {
  const request = new XMLHttpRequest();
  const outcome = new Promise<Outcome>((resolve) => {
    const fail = (message: string): void => resolve({ kind: 'failed', message });
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) {
        progress(Math.floor((event.loaded / event.total) * 100));
      }
    });
    request.addEventListener('load', () => resolve(read(request)));
    request.addEventListener('error', () => fail(word('uploadFailed')));
    request.addEventListener('abort', () => fail(word('uploadCancelled')));
  });
  request.open('POST', '/api/v1/documents');
  request.setRequestHeader('Accept', 'application/json');
  request.send(body);
  return { outcome, stop: () => request.abort() };
}

function read(request: XMLHttpRequest): Outcome {
  if (request.status === 401) {
    return { kind: 'failed', message: word('uploadSignedOut') };
  }
  try {
    const answer = JSON.parse(request.responseText) as Problem & { documentId?: string };
    if (request.status === 202 && answer.documentId) {
      return { kind: 'stored', documentId: answer.documentId };
    }
    return { kind: 'failed', message: `${answer.detail ?? word('uploadFailed')}${answer.nextStep ?? ''}`, ...(answer.errors ? { errors: answer.errors } : {}) };
  } catch {
    return { kind: 'failed', message: word('uploadFailed') };
  }
}
