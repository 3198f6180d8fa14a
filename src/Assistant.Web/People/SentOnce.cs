namespace Assistant.Web.People;

/// <summary>
/// Keeps what a form has brought for a minute where it can't be looked up again: a one-time password lies nowhere in readable form, and
/// a second press of the button must show the one that holds. In memory only.
/// </summary>
internal sealed class SentOnce(TimeProvider time)
{
    private const int MostForms = 1_000;
    private static readonly TimeSpan _keptFor = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Person, string Form), (Task Result, DateTimeOffset Until)> _sent = [];

    /// <param name="form">Id of the form that was sent; null runs the deed every time.</param>
    /// <param name="deed">Must go on when the browser goes away: the second press ends the first request. Its failure is not kept.</param>
    public Task<T> RunAsync<T>(string personId, string? form, Func<Task<T>> deed)
    {
        if (string.IsNullOrEmpty(form))
        {
            return deed();
        }

        lock (_gate)
        {
            var now = time.GetUtcNow();
            foreach (var old in _sent.Where(s => s.Value.Until <= now || s.Value.Result.IsFaulted).Select(s => s.Key).ToList())
            {
                _sent.Remove(old);
            }

            if (_sent.TryGetValue((personId, form), out var known) && known.Result is Task<T> result)
            {
                return result;
            }

            var begun = deed();
            if (_sent.Count < MostForms)
            {
                _sent[(personId, form)] = (begun, now + _keptFor);
            }

            return begun;
        }
    }
}
