using Assistant.Core.Access;

namespace Assistant.Infrastructure.Organisation;

/// <summary>The tree as it is on one day.</summary>
internal sealed class OrganisationDay
{
    private readonly Dictionary<string, OrganisationUnit> _byCode;
    private readonly Dictionary<string, OrganisationUnit> _byName;
    private readonly HashSet<string> _sharedNames;

    public OrganisationDay(IEnumerable<OrganisationUnit> units, DateOnly day)
    {
        _byCode = units.Where(u => u.ExistsOn(day)).ToDictionary(u => u.Code, StringComparer.Ordinal);
        var names = _byCode.Values.GroupBy(u => u.Name, StringComparer.Ordinal).ToList();
        _sharedNames = names.Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

        // A name counts where it can only mean one unit: no other unit has it, and it is no other unit's code.
        _byName = names
            .Where(g => g.Count() == 1 && (!_byCode.TryGetValue(g.Key, out var named) || named == g.First()))
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
    }

    public IReadOnlyCollection<OrganisationUnit> Units => _byCode.Values;

    /// <summary>By code, or by a name that means one unit alone; null when there is none.</summary>
    public OrganisationUnit? Find(string codeOrName) => _byCode.GetValueOrDefault(codeOrName) ?? _byName.GetValueOrDefault(codeOrName);

    public bool IsSharedName(string name) => _sharedNames.Contains(name) && !_byCode.ContainsKey(name);

    /// <summary>Codes and unambiguous names of the units and of every unit above them.</summary>
    public HashSet<string> CodesOf(IEnumerable<string> unitCodes)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var code in unitCodes)
        {
            // Stops where a code comes again: a tree that was checked has no circle, a damaged one must not hang.
            for (var unit = _byCode.GetValueOrDefault(code); unit is not null && codes.Add(unit.Code); unit = unit.Parent is null ? null : _byCode.GetValueOrDefault(unit.Parent))
            {
                if (_byName.ContainsKey(unit.Name))
                {
                    codes.Add(unit.Name);
                }
            }
        }

        return codes;
    }

    /// <summary>Parents before children, siblings by code.</summary>
    public IReadOnlyList<OrganisationUnit> InOrder()
    {
        var children = _byCode.Values.ToLookup(u => u.Parent is { } parent && _byCode.ContainsKey(parent) ? parent : null, StringComparer.Ordinal);
        List<OrganisationUnit> ordered = [];
        Add(null);
        return ordered;

        void Add(string? parent)
        {
            foreach (var unit in children[parent].OrderBy(u => u.Code, StringComparer.Ordinal))
            {
                ordered.Add(unit);
                Add(unit.Code);
            }
        }
    }
}
