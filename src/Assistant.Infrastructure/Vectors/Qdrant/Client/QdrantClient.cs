using System.Text.Json.Serialization.Metadata;

namespace Assistant.Infrastructure.Vectors.Qdrant.Client;

/// <summary>
/// The operations of Qdrant's REST interface that are used here (1.17 or later). All of them may be sent twice; writes are over when
/// the server says that they are completed.
/// </summary>
internal sealed class QdrantClient(QdrantConnection connection, TimeProvider time) : IDisposable
{
    /// <summary>The server takes 32 MiB.</summary>
    public const int MostBytes = 24 * 1024 * 1024;

    private readonly QdrantTransport _transport = new(connection, time);

    public Task<QdrantVersion> GetVersionAsync(CancellationToken cancellationToken) =>
        _transport.SendAsync(Read("root", HttpMethod.Get, ""), QdrantJson.Default.QdrantVersion, null, cancellationToken);

    public async Task<IReadOnlyList<string>> ListCollectionsAsync(CancellationToken cancellationToken)
    {
        var list = await SendAsync(Read("get_collections", HttpMethod.Get, "collections"), QdrantJson.Default.CollectionListResponse, cancellationToken);
        return [.. list.Collections.Select(c => c.Name)];
    }

    /// <param name="name">Of a collection or of an alias.</param>
    /// <returns>Null when there is none.</returns>
    public Task<CollectionInfo?> FindCollectionAsync(string name, CancellationToken cancellationToken) => UnlessAsync(
        QdrantFailureKind.NotFound,
        SendAsync(Read("get_collection", HttpMethod.Get, Collection(name)), QdrantJson.Default.CollectionInfoResponse, cancellationToken));

    /// <summary>One that exists stays as it is: an attempt before whose answer got lost has made it.</summary>
    public Task CreateCollectionAsync(string name, CreateCollection body, CancellationToken cancellationToken) => UnlessAsync(
        QdrantFailureKind.Conflict,
        DoAsync(Write("create_collection", HttpMethod.Put, Collection(name)).WithTimeout().With(body, QdrantJson.Default.CreateCollection), cancellationToken));

    public Task UpdateCollectionAsync(string name, UpdateCollection body, CancellationToken cancellationToken) => DoAsync(
        Write("update_collection", HttpMethod.Patch, Collection(name)).WithTimeout().With(body, QdrantJson.Default.UpdateCollection),
        cancellationToken);

    /// <summary>One that doesn't exist is deleted already.</summary>
    public Task DeleteCollectionAsync(string name, CancellationToken cancellationToken) => UnlessAsync(
        QdrantFailureKind.NotFound,
        SendAsync(Write("delete_collection", HttpMethod.Delete, Collection(name)).WithTimeout(), QdrantJson.Default.Done, cancellationToken));

    public Task CreateIndexAsync(string name, CreateFieldIndex body, CancellationToken cancellationToken) => UpdateAsync(
        Update("create_field_index", HttpMethod.Put, $"{Collection(name)}/index").With(body, QdrantJson.Default.CreateFieldIndex),
        cancellationToken);

    public Task UpsertAsync(string name, UpsertPoints body, CancellationToken cancellationToken) => UpdateAsync(
        Update("upsert_points", HttpMethod.Put, $"{Collection(name)}/points").With(body, QdrantJson.Default.UpsertPoints),
        cancellationToken);

    public Task DeleteAsync(string name, DeletePoints body, CancellationToken cancellationToken) => UpdateAsync(
        Update("delete_points", HttpMethod.Post, $"{Collection(name)}/points/delete").With(body, QdrantJson.Default.DeletePoints),
        cancellationToken);

    /// <summary>How many points there are, exactly.</summary>
    public async Task<long> CountAsync(string name, CancellationToken cancellationToken)
    {
        var call = Read("count_points", HttpMethod.Post, $"{Collection(name)}/points/count").WithTimeout();
        var result = await SendAsync(call.With(new CountPoints(Exact: true), QdrantJson.Default.CountPoints), QdrantJson.Default.PointCountResponse, cancellationToken);
        return result.Count;
    }

    public Task<ScrollResult> ScrollAsync(string name, ScrollPoints body, CancellationToken cancellationToken)
    {
        var call = Read("scroll_points", HttpMethod.Post, $"{Collection(name)}/points/scroll").WithTimeout();
        return SendAsync(call.With(body, QdrantJson.Default.ScrollPoints), QdrantJson.Default.ScrollResultResponse, cancellationToken);
    }

    public async Task<IReadOnlyList<ScoredPoint>> QueryAsync(string name, QueryPoints body, CancellationToken cancellationToken)
    {
        var call = Read("query_points", HttpMethod.Post, $"{Collection(name)}/points/query").WithTimeout();
        var result = await SendAsync(call.With(body, QdrantJson.Default.QueryPoints), QdrantJson.Default.QueryResultResponse, cancellationToken);
        return result.Points;
    }

    public async Task<IReadOnlyList<AliasDescription>> ListAliasesAsync(CancellationToken cancellationToken)
    {
        var list = await SendAsync(Read("get_collections_aliases", HttpMethod.Get, "aliases"), QdrantJson.Default.AliasListResponse, cancellationToken);
        return list.Aliases;
    }

    /// <summary>Makes an alias or points it elsewhere, in one step for all readers.</summary>
    public Task PointAliasAsync(string alias, string name, CancellationToken cancellationToken) => DoAsync(
        Write("update_aliases", HttpMethod.Post, "collections/aliases").WithTimeout()
            .With(new ChangeAliases([new AliasAction(new AliasDescription(name, alias))]), QdrantJson.Default.ChangeAliases),
        cancellationToken);

    public void Dispose() => _transport.Dispose();

    private static string Collection(string name) => $"collections/{Uri.EscapeDataString(name)}";

    private QdrantCall Read(string operation, HttpMethod method, string path) => new(operation, method, path, connection.Reads);

    private QdrantCall Write(string operation, HttpMethod method, string path) => new(operation, method, path, connection.Writes);

    private QdrantCall Update(string operation, HttpMethod method, string path) =>
        Write(operation, method, $"{path}?wait=true&ordering={connection.Ordering}").WithTimeout();

    private async Task<T> SendAsync<T>(QdrantCall call, JsonTypeInfo<QdrantResponse<T>> type, CancellationToken cancellationToken) =>
        (await _transport.SendAsync(call, type, null, cancellationToken)).Result;

    private async Task<bool> DoAsync(QdrantCall call, CancellationToken cancellationToken) => (await _transport.SendAsync(
        call,
        QdrantJson.Default.Done,
        answer => answer.Result ? null : new QdrantFailure(QdrantFailureKind.NotCompleted),
        cancellationToken)).Result;

    private Task<QdrantResponse<UpdateResult>> UpdateAsync(QdrantCall call, CancellationToken cancellationToken) => _transport.SendAsync(
        call,
        QdrantJson.Default.UpdateResultResponse,
        answer => answer.Result.Status == UpdateResult.Completed ? null : new QdrantFailure(QdrantFailureKind.NotCompleted, Detail: answer.Result.Status),
        cancellationToken);

    private static async Task<T?> UnlessAsync<T>(QdrantFailureKind kind, Task<T> call)
    {
        try
        {
            return await call;
        }
        catch (QdrantException e) when (e.Failure.Kind == kind)
        {
            return default;
        }
    }
}
