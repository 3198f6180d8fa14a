using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Testing.Qdrant;

/// <summary>A collection of the server of the tests.</summary>
internal sealed class StoredCollection
{
    private readonly Dictionary<string, StoredPoint> _points = new(StringComparer.Ordinal);
    private readonly List<Action> _unfinished = [];
    private readonly JsonObject _indexes = [];
    private readonly JsonObject _params;
    private readonly JsonObject _metadata;

    public StoredCollection(JsonElement body)
    {
        var given = JsonObject.Create(body)!;
        _metadata = given["metadata"]?.DeepClone().AsObject() ?? [];
        _params = new JsonObject
        {
            ["vectors"] = given["vectors"]?.DeepClone() ?? new JsonObject(),
            ["sparse_vectors"] = given["sparse_vectors"]?.DeepClone() ?? new JsonObject(),
            ["shard_number"] = given["shard_number"]?.DeepClone() ?? 1,
            ["replication_factor"] = given["replication_factor"]?.DeepClone() ?? 1,
            ["write_consistency_factor"] = given["write_consistency_factor"]?.DeepClone() ?? 1,
            ["on_disk_payload"] = true,
        };
    }

    public IReadOnlyCollection<StoredPoint> Points => _points.Values;

    public int? DenseSize(string name) => _params["vectors"]?[name]?["size"]?.GetValue<int>();

    public bool IsSparse(string name) => _params["sparse_vectors"]?[name] is not null;

    public bool UsesIdf(string name) => _params["sparse_vectors"]?[name]?["modifier"]?.GetValue<string>() == "idf";

    public void AddIndex(JsonElement body)
    {
        var schema = body.GetProperty("field_schema");
        var type = schema.ValueKind == JsonValueKind.String ? schema : schema.GetProperty("type");
        _indexes[body.GetProperty("field_name").GetString()!] = new JsonObject { ["data_type"] = type.GetString(), ["points"] = _points.Count };
    }

    /// <summary>Metadata is merged key by key.</summary>
    public void Update(JsonElement body)
    {
        foreach (var (part, target) in new[] { ("metadata", _metadata), ("params", _params) })
        {
            foreach (var (name, value) in body.TryGetProperty(part, out var given) ? JsonObject.Create(given)! : [])
            {
                target[name] = value?.DeepClone();
            }
        }
    }

    /// <summary>Read whole before the first point changes, as the server refuses a batch as a whole.</summary>
    public Action Upsert(JsonElement body)
    {
        if (!body.TryGetProperty("points", out var points))
        {
            throw QdrantRefusal.NotHere("upsert by columns");
        }

        var read = points.EnumerateArray().Select(Read).ToList();
        return () => read.ForEach(point => _points[point.Id] = point);
    }

    public Action Delete(JsonElement body)
    {
        var filter = body.TryGetProperty("filter", out var given) ? given.Clone() : throw QdrantRefusal.NotHere("deletion by ids");
        return () =>
        {
            foreach (var id in _points.Values.Where(p => QdrantFilterEvaluation.Passes(filter, p)).Select(p => p.Id).ToList())
            {
                _points.Remove(id);
            }
        };
    }

    /// <summary>A write that nobody waits for; it is carried out before the next one, or when a test says so.</summary>
    public void Postpone(Action write) => _unfinished.Add(write);

    public void Finish()
    {
        _unfinished.ForEach(write => write());
        _unfinished.Clear();
    }

    public JsonObject Describe() => new()
    {
        ["status"] = "green",
        ["optimizer_status"] = "ok",
        ["indexed_vectors_count"] = 0,
        ["points_count"] = _points.Count,
        ["segments_count"] = 1,
        ["config"] = new JsonObject
        {
            ["params"] = _params.DeepClone(),
            ["hnsw_config"] = new JsonObject { ["m"] = 16, ["ef_construct"] = 100, ["full_scan_threshold"] = 10_000, ["max_indexing_threads"] = 0, ["on_disk"] = false },
            ["optimizer_config"] = new JsonObject { ["deleted_threshold"] = 0.2, ["vacuum_min_vector_number"] = 1000, ["default_segment_number"] = 0, ["flush_interval_sec"] = 5 },
            ["wal_config"] = new JsonObject { ["wal_capacity_mb"] = 32, ["wal_segments_ahead"] = 0 },
            ["quantization_config"] = null,
            ["metadata"] = _metadata.DeepClone(),
        },
        ["payload_schema"] = _indexes.DeepClone(),
    };

    private StoredPoint Read(JsonElement point)
    {
        Dictionary<string, float[]> dense = new(StringComparer.Ordinal);
        Dictionary<string, IReadOnlyDictionary<uint, float>> sparse = new(StringComparer.Ordinal);
        foreach (var vector in point.GetProperty("vector").EnumerateObject())
        {
            if (DenseSize(vector.Name) is { } size)
            {
                dense.Add(vector.Name, StoredPoint.Normalise(StoredPoint.ReadDense(vector.Value, size)));
            }
            else if (IsSparse(vector.Name))
            {
                sparse.Add(vector.Name, StoredPoint.ReadSparse(vector.Value));
            }
            else
            {
                throw QdrantRefusal.WrongInput($"Not existing vector name error: {vector.Name}");
            }
        }

        return new StoredPoint(StoredPoint.ReadId(point.GetProperty("id")), dense, sparse, point.GetProperty("payload").Clone());
    }
}
