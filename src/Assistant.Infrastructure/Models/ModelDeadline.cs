namespace Assistant.Infrastructure.Models;

/// <summary>The two clocks of one answer: the whole, and the wait for the next piece. Tells a time-out from a person's cancellation.</summary>
internal sealed class ModelDeadline : IDisposable
{
    private readonly CancellationToken _person;
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _piece;
    private readonly CancellationTokenSource _any;

    public ModelDeadline(TimeSpan whole, TimeProvider time, CancellationToken person)
    {
        _person = person;
        _whole = new CancellationTokenSource(whole, time);
        _piece = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        _any = CancellationTokenSource.CreateLinkedTokenSource(person, _whole.Token, _piece.Token);
    }

    public CancellationToken Token => _any.Token;

    /// <summary>It was time that ran out, not the person who stopped.</summary>
    public bool TimedOut => !_person.IsCancellationRequested && (_whole.IsCancellationRequested || _piece.IsCancellationRequested);

    /// <summary>The next piece is waited for this long.</summary>
    public void Expect(TimeSpan within) => _piece.CancelAfter(within);

    /// <summary>Nothing is waited for: while the reader works on a piece, the model's clock stands.</summary>
    public void Rest() => _piece.CancelAfter(Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        _any.Dispose();
        _piece.Dispose();
        _whole.Dispose();
    }
}
