using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;

namespace Assistant.Testing.Qdrant;

public sealed partial class QdrantTestServer
{
    private void MapRoutes(IEndpointRouteBuilder app)
    {
        Map(app, "GET", "/", "root", _ => new JsonObject { ["title"] = "qdrant - vector search engine", ["version"] = Version });
        MapCollections(app);
        MapPoints(app);
    }

    private void MapCollections(IEndpointRouteBuilder app)
    {
        Map(app, "GET", "/collections", "get_collections", _ => new JsonObject
        {
            ["collections"] = Array(_store.Names.Select(name => new JsonObject { ["name"] = name })),
        });
        Map(app, "GET", "/aliases", "get_collections_aliases", _ => new JsonObject
        {
            ["aliases"] = Array(_store.Aliases.Select(a => new JsonObject { ["alias_name"] = a.Key, ["collection_name"] = a.Value })),
        });
        Map(app, "POST", "/collections/aliases", "update_aliases", request => _store.ChangeAliases(request.Body));
        Map(app, "GET", "/collections/{name}", "get_collection", request => _store.Get(request.Name).Describe());
        Map(app, "PUT", "/collections/{name}", "create_collection", request => _store.Create(request.Name, request.Body));
        Map(app, "DELETE", "/collections/{name}", "delete_collection", request => _store.Delete(request.Name));
        Map(app, "PATCH", "/collections/{name}", "update_collection", request =>
        {
            _store.Get(request.Name).Update(request.Body);
            return true;
        });
    }

    private void MapPoints(IEndpointRouteBuilder app)
    {
        Map(app, "PUT", "/collections/{name}/index", "create_field_index", request =>
        {
            var body = request.Body.Clone();
            return Write(request, collection => () => collection.AddIndex(body));
        });
        Map(app, "PUT", "/collections/{name}/points", "upsert_points", request => Write(request, collection => collection.Upsert(request.Body)));
        Map(app, "POST", "/collections/{name}/points/delete", "delete_points", request => Write(request, collection => collection.Delete(request.Body)));
        Map(app, "POST", "/collections/{name}/points/count", "count_points", request => new JsonObject { ["count"] = _store.Get(request.Name).Points.Count });
        Map(app, "POST", "/collections/{name}/points/scroll", "scroll_points", request => QdrantScrolling.Page(_store.Get(request.Name), request.Body));
        Map(app, "POST", "/collections/{name}/points/query", "query_points", request => new JsonObject
        {
            ["points"] = Array(new QdrantRanking(_store.Get(request.Name)).Query(request.Body).Select(QdrantStore.Scored)),
        });
    }

    /// <summary>Without <c>wait</c> the answer comes before the change can be seen.</summary>
    private JsonObject Write(QdrantRequest request, Func<StoredCollection, Action> prepare)
    {
        var collection = _store.Get(request.Name);
        var write = prepare(collection);
        var status = request.Unfinished ?? (request.Waits ? "completed" : "acknowledged");
        if (status == "completed")
        {
            collection.Finish();
            write();
        }
        else
        {
            collection.Postpone(write);
        }

        return new JsonObject { ["operation_id"] = _operations++, ["status"] = status };
    }

    private static JsonArray Array(IEnumerable<JsonNode> items) => [.. items];
}
