/** The items of the hub's stream, as the server writes them. */
export type AnswerEvent =
  | { type: 'status'; stage: Stage; message: string; passages?: number | null }
  | { type: 'delta'; text: string }
  | { type: 'citation'; citation: { marker: number } }
  | { type: 'done'; response: { answerId: string; conversationId: string | null; status: string; citations: unknown[] } }
  | { type: 'error'; code: string; message: string; nextStep?: string | null; answerId?: string | null; conversationId?: string | null };

export type Stage = 'searching' | 'reading' | 'writing' | 'checking';

export const stages: readonly Stage[] = ['searching', 'reading', 'writing', 'checking'];

export interface Question {
  question: string;
  conversationId: string | null;
  filters: { kinds: string[] } | null;
  purpose: string | null;
  mask: boolean;
  acknowledgement: string | null;
  attachments: Attachment[] | null;
}

/** A text to work on beside the question. */
export interface Attachment {
  name: string;
  text: string;
}
