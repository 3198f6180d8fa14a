using System.Text.Json;
using System.Text.Json.Nodes;

namespace Assistant.Testing.Qdrant;

/// <summary>Collections and their aliases.</summary>
internal sealed class QdrantStore
{
    private readonly Dictionary<string, StoredCollection> _collections = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _aliases = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _collections.Keys.Order(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, string>> Aliases => _aliases.OrderBy(a => a.Key, StringComparer.Ordinal);

    /// <summary>By its name or by an alias.</summary>
    public StoredCollection Get(string name) =>
        _collections.GetValueOrDefault(_aliases.GetValueOrDefault(name, name)) ?? throw QdrantRefusal.NoCollection(name);

    public bool Create(string name, JsonElement body)
    {
        if (_collections.ContainsKey(name) || _aliases.ContainsKey(name))
        {
            throw QdrantRefusal.Exists($"Collection `{name}` already exists!");
        }

        _collections.Add(name, new StoredCollection(body));
        return true;
    }

    /// <summary>Its aliases go with it.</summary>
    public bool Delete(string name)
    {
        foreach (var alias in _aliases.Where(a => a.Value == name).Select(a => a.Key).ToList())
        {
            _aliases.Remove(alias);
        }

        return _collections.Remove(name);
    }

    /// <summary>One action after the other; one that fails does not undo those before it.</summary>
    public bool ChangeAliases(JsonElement body)
    {
        foreach (var action in body.GetProperty("actions").EnumerateArray())
        {
            var create = action.TryGetProperty("create_alias", out var given) ? given : throw QdrantRefusal.NotHere(action.GetRawText());
            var (alias, collection) = (create.GetProperty("alias_name").GetString()!, create.GetProperty("collection_name").GetString()!);
            if (_collections.ContainsKey(alias))
            {
                throw QdrantRefusal.Exists($"Collection with the same name as the alias `{alias}` exists!");
            }

            _aliases[alias] = _collections.ContainsKey(collection) ? collection : throw QdrantRefusal.NoCollection(collection);
        }

        return true;
    }

    public void Clear()
    {
        _collections.Clear();
        _aliases.Clear();
    }

    public static JsonNode Scored(RankedPoint point) => new JsonObject { ["id"] = Id(point.Id), ["version"] = 0, ["score"] = point.Score };

    public static JsonNode Id(string id) => ulong.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : id;
}
