/** What was typed survives a reload, a lost connection and an expired sign-in, in this tab only. */
const prefix = 'draft:';

function key(conversationId: string | null): string {
  return prefix + (conversationId ?? 'new');
}

export function saveDraft(conversationId: string | null, text: string): void {
  try {
    if (text.length === 0) {
      sessionStorage.removeItem(key(conversationId));
    } else {
      sessionStorage.setItem(key(conversationId), text);
    }
  } catch {
    // Storage may be switched off by policy or full: the text still stands in its field.
  }
}

export function loadDraft(conversationId: string | null): string {
  try {
    return sessionStorage.getItem(key(conversationId)) ?? '';
  } catch {
    return '';
  }
}

/** Signing out leaves nothing for the next person at this PC. */
export function forgetDrafts(): void {
  try {
    for (const name of Object.keys(sessionStorage).filter((k) => k.startsWith(prefix))) {
      sessionStorage.removeItem(name);
    }
  } catch {
    // Nothing was stored then.
  }
}
