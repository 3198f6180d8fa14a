import { HttpTransportType, type HubConnection, HubConnectionBuilder, HubConnectionState, type ISubscription, LogLevel } from '@microsoft/signalr';
import type { AnswerEvent, Question } from './events';

export interface Listener {
  event(item: AnswerEvent): void;
  /** The stream ended without its last item: the connection was lost or the server refused. */
  broken(): void;
}

let connection: HubConnection | undefined;

/** Without negotiation every message goes to whichever server took the socket, so no sticky sessions are needed. */
async function connected(): Promise<HubConnection> {
  connection ??= new HubConnectionBuilder()
    .withUrl('/hubs/answers', { transport: HttpTransportType.WebSockets, skipNegotiation: true })
    .configureLogging(LogLevel.None)
    .build();
  if (connection.state === HubConnectionState.Disconnected) {
    await connection.start();
  }
  return connection;
}

/** Resolves once the question is on its way; rejects when there is no connection. */
export async function ask(question: Question, listener: Listener): Promise<ISubscription<AnswerEvent>> {
  const hub = await connected();
  return hub.stream<AnswerEvent>('Ask', question).subscribe({
    next: (item) => listener.event(item),
    error: () => listener.broken(),
    complete: () => listener.broken(),
  });
}
