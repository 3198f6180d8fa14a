using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Assistant.Web.People;

/// <summary>Counts attempts with names that have no account, by the same rules as the lockout of accounts.</summary>
internal sealed class RefusedNames(IOptions<IdentityOptions> options, TimeProvider time)
{
    /// <summary>Names are typed by anybody: more than this many are not kept.</summary>
    private const int MostNames = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset Until)> _names = new(StringComparer.Ordinal);

    /// <summary>Counts one attempt.</summary>
    /// <returns>True when the name is locked now.</returns>
    public bool Count(string name)
    {
        var lockout = options.Value.Lockout;
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var entry = _names.TryGetValue(name, out var known) && known.Until > now ? known : (Failures: 0, Until: now);
            if (entry.Failures < lockout.MaxFailedAccessAttempts)
            {
                entry = (entry.Failures + 1, now + lockout.DefaultLockoutTimeSpan);
                MakeRoom(now);
                _names[name] = entry;
            }

            return entry.Failures >= lockout.MaxFailedAccessAttempts;
        }
    }

    private void MakeRoom(DateTimeOffset now)
    {
        if (_names.Count < MostNames)
        {
            return;
        }

        foreach (var old in _names.Where(n => n.Value.Until <= now).Select(n => n.Key).ToList())
        {
            _names.Remove(old);
        }

        if (_names.Count >= MostNames)
        {
            _names.Clear();
        }
    }
}
