using Assistant.Core.Access;
using Assistant.Infrastructure.Storage;
using Assistant.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Infrastructure.Tests.Storage;

public sealed class SchemaTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ModelOfEntityFramework_AndSqlScripts_DescribeTheSameColumns()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        using var context = storage.Services.GetRequiredService<IDbContextFactory<AssistantDbContext>>().CreateDbContext();
        using var connection = storage.OpenConnection();

        foreach (var table in context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables)
        {
            var mapped = table.Columns
                .Select(c => $"{c.Name} {c.StoreType} {(c.IsNullable ? "null" : "not null")} {(table.PrimaryKey!.Columns.Contains(c) ? "key" : "")}")
                .Order(StringComparer.Ordinal);
            var stored = (await connection
                .Sql("SELECT name, type, \"notnull\", pk FROM pragma_table_info(@table)")
                .With("@table", table.Name)
                .ListAsync(r => $"{r.GetString(0)} {r.GetString(1)} {(r.GetInt32(2) == 0 ? "null" : "not null")} {(r.GetInt32(3) > 0 ? "key" : "")}", Token))
                .Order(StringComparer.Ordinal);

            Assert.Equal(mapped, stored);
        }
    }

    [Fact]
    public async Task ModelOfEntityFramework_AndSqlScripts_AgreeOnWhatIsUnique()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        using var context = storage.Services.GetRequiredService<IDbContextFactory<AssistantDbContext>>().CreateDbContext();
        using var connection = storage.OpenConnection();

        foreach (var index in context.Model.GetRelationalModel().Tables.SelectMany(t => t.Indexes).Where(i => i.IsUnique))
        {
            var columns = await connection
                .Sql("""
                    SELECT (SELECT group_concat(name) FROM pragma_index_info(l.name)) FROM pragma_index_list(@table) l WHERE l."unique" = 1
                    """)
                .With("@table", index.Table.Name)
                .ListAsync(r => r.GetString(0), Token);

            Assert.Contains(string.Join(',', index.Columns.Select(c => c.Name)), columns);
        }
    }

    [Fact]
    public async Task EveryConnection_UsesTheSettingsThatDurabilityAndErasureRestOn()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        using var context = storage.Services.GetRequiredService<IDbContextFactory<AssistantDbContext>>().CreateDbContext();
        await context.Database.OpenConnectionAsync(Token);
        await using var own = await storage.Services.GetRequiredService<Database>().OpenAsync(Token);

        foreach (var connection in new[] { context.Database.GetDbConnection(), own })
        {
            Assert.Equal("wal", await connection.Sql("PRAGMA journal_mode").FirstAsync(r => r.GetString(0), Token));
            Assert.Equal(2, await connection.Sql("PRAGMA synchronous").NumberAsync(Token));
            Assert.Equal(1, await connection.Sql("PRAGMA secure_delete").NumberAsync(Token));
            Assert.Equal(1, await connection.Sql("PRAGMA foreign_keys").NumberAsync(Token));
        }
    }

    [Fact]
    public async Task Roles_InTheDatabase_AreThoseOfTheContract()
    {
        await using var storage = await StorageFixture.OpenAsync(Token);
        using var connection = storage.OpenConnection();

        Assert.Equal(Roles.All.Order(StringComparer.Ordinal), await connection.Sql("SELECT name FROM roles ORDER BY name").ListAsync(r => r.GetString(0), Token));
    }

    [Fact]
    public void Scripts_AreNumberedWithoutGaps()
    {
        var versions = SchemaMigrator.List().Keys;

        Assert.Equal(Enumerable.Range(1, versions.Count), versions);
    }
}
