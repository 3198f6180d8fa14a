namespace Assistant.Infrastructure.Configuration;

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The database is a file in the data folder.</summary>
    public const string Sqlite = "sqlite";

    public string Provider { get; set; } = Sqlite;

    /// <summary>Not used by <see cref="Sqlite"/>.</summary>
    public string? ConnectionString { get; set; }

    internal static IEnumerable<string> Check(DatabaseOptions options)
    {
        if (options.Provider != Sqlite)
        {
            yield return $"Database:Provider「{options.Provider}」は使えません。{Sqlite} を指定してください。";
        }

        // Silently ignoring it would let somebody believe that the data lies elsewhere.
        if (!string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            yield return $"Database:ConnectionString は {Sqlite} では使いません。保存先は Data:Directory で指定してください。";
        }
    }
}
