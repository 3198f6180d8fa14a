import { announce, byId, fromTemplate, setSlot } from './dom';
import { word } from './words';

interface Job {
  documentId: string;
  name: string;
  pagesDone: number;
  pages: number;
}

interface Overview {
  queued: number;
  running: number;
  held: number;
  quarantined: number;
  done: number;
  pagesPerMinute: number;
  remainingSeconds: number | null;
  current: Job[];
}

/** A screen reader hears how it goes on, but not every second. */
const announcePause = 15_000;

/** Keeps the panel up to date from the server's events while the page can be seen. */
export class Progress {
  private source: EventSource | undefined;
  private counts = '';
  private busy = false;
  private spokenAt = 0;

  constructor(
    private readonly panel: HTMLElement,
    private readonly changed: () => void,
  ) {}

  watch(): void {
    document.addEventListener('visibilitychange', () => (document.hidden ? this.close() : this.open()));
    addEventListener('pagehide', () => this.close());
    this.open();
  }

  private open(): void {
    if (this.source || document.hidden) {
      return;
    }
    this.source = new EventSource('/api/v1/ingestion/events');
    this.source.addEventListener('overview', (event) => this.show(JSON.parse((event as MessageEvent<string>).data) as Overview));
    this.source.addEventListener('changed', () => this.changed());
  }

  private close(): void {
    this.source?.close();
    this.source = undefined;
  }

  private show(overview: Overview): void {
    for (const slot of ['running', 'queued', 'held', 'quarantined', 'done'] as const) {
      setSlot(this.panel, slot, overview[slot].toLocaleString('ja-JP'));
    }
    setSlot(this.panel, 'pace', overview.pagesPerMinute > 0 ? word('progressPace', overview.pagesPerMinute) : '−');
    setSlot(this.panel, 'remaining', remaining(overview.remainingSeconds));
    this.showJobs(overview.current);
    const counts = [overview.running, overview.queued, overview.held, overview.quarantined, overview.done].join();
    if (this.counts !== '' && this.counts !== counts) {
      this.changed();
    }
    this.counts = counts;
    this.speak(overview);
  }

  private showJobs(jobs: Job[]): void {
    const list = byId('ingestion-jobs');
    if (!list) {
      return;
    }
    const known = new Map([...list.querySelectorAll<HTMLElement>('[data-job]')].map((line) => [line.dataset['job'] ?? '', line]));
    for (const job of jobs) {
      const line = known.get(job.documentId) ?? list.appendChild(this.line(job));
      known.delete(job.documentId);
      const pages = job.pages > 0 ? fill('progressPages', job.pagesDone, job.pages) : word('progressReading');
      setSlot(line, 'pages', pages);
      const bar = line.querySelector('progress');
      if (bar && job.pages > 0) {
        bar.max = job.pages;
        bar.value = job.pagesDone;
      }
      const row = document.querySelector(`tr[data-document="${CSS.escape(job.documentId)}"] [data-standing="Reading"]`);
      if (row && job.pages > 0) {
        setSlot(row, 'state', fill('stateReadingPages', job.pagesDone, job.pages));
      }
    }
    for (const line of known.values()) {
      line.remove();
    }
    const idle = byId('ingestion-idle');
    if (idle) {
      idle.hidden = jobs.length > 0;
    }
  }

  private line(job: Job): HTMLElement {
    const line = fromTemplate('ingestion-line');
    line.dataset['job'] = job.documentId;
    setSlot(line, 'name', job.name);
    line.querySelector('a')?.setAttribute('href', `/documents/${encodeURIComponent(job.documentId)}`);
    line.querySelector('progress')?.setAttribute('aria-label', job.name);
    return line;
  }

  private speak(overview: Overview): void {
    const busy = overview.running + overview.queued > 0;
    if (busy && Date.now() - this.spokenAt > announcePause) {
      this.spokenAt = Date.now();
      announce(fill('progressSpoken', overview.running, overview.queued));
    } else if (this.busy && !busy) {
      announce(word('progressFinished'));
    }
    this.busy = busy;
  }
}

export function fill(key: string, n: number, m: number): string {
  return word(key, n).replace('{m}', m.toLocaleString('ja-JP'));
}

function remaining(seconds: number | null): string {
  if (seconds === null) {
    return '−';
  }
  if (seconds < 60) {
    return word('progressMinute');
  }
  return seconds < 3600 ? word('progressMinutes', Math.ceil(seconds / 60)) : word('progressHours', Math.ceil(seconds / 3600));
}
