using System.Data.Common;
using System.Globalization;

namespace Assistant.Infrastructure.Storage;

/// <summary>Parameterised SQL in few words. Every command is disposed by the method that runs it.</summary>
internal static class SqlExtensions
{
    /// <param name="sql">Constant text; values only ever come as parameters.</param>
    public static DbCommand Sql(this DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }

    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = ToStored(value);
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>Binds a list as <c>@prefix0, @prefix1, …</c> and puts it where the text says <c>{prefix}</c>. An empty list matches nothing.</summary>
    public static DbCommand WithList(this DbCommand command, string prefix, IEnumerable<string> values)
    {
        List<string> names = [];
        foreach (var value in values)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"@{prefix}{names.Count}");
            command.With(name, value);
            names.Add(name);
        }

        command.CommandText = command.CommandText.Replace($"{{{prefix}}}", names.Count == 0 ? "NULL" : string.Join(", ", names), StringComparison.Ordinal);
        return command;
    }

    public static async Task<int> RunAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public static async Task<long> NumberAsync(this DbCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        {
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }
    }

    public static async Task<T?> FirstAsync<T>(this DbCommand command, Func<DbDataReader, T> map, CancellationToken cancellationToken)
        where T : class
    {
        await using (command)
        {
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            return await reader.ReadAsync(cancellationToken) ? map(reader) : null;
        }
    }

    public static async Task<List<T>> ListAsync<T>(this DbCommand command, Func<DbDataReader, T> map, CancellationToken cancellationToken)
    {
        await using (command)
        {
            List<T> rows = [];
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(map(reader));
            }

            return rows;
        }
    }

    public static string? Text(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    public static DateTimeOffset Time(this DbDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));

    public static object ToStored(object? value) => value switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        _ => value,
    };
}
