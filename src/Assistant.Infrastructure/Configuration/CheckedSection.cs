using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Assistant.Infrastructure.Configuration;

/// <summary>A section whose errors are gathered with those of all others.</summary>
internal interface ICheckedSection
{
    IReadOnlyList<string> Errors { get; }
}

/// <summary>
/// Binds value by value: the framework's binder stops at the first value that it can't read,
/// and passes over a misspelt key in silence.
/// </summary>
internal sealed class CheckedSection<T> : ICheckedSection, IOptions<T>
    where T : class, new()
{
    private readonly T _value = new();

    public CheckedSection(IConfiguration configuration, string name, Func<T, IEnumerable<string>> check) =>
        Errors = [.. BindAll(configuration.GetSection(name), _value), .. check(_value)];

    public IReadOnlyList<string> Errors { get; }

    public T Value => Errors.Count == 0 ? _value : throw new ConfigurationException(Errors);

    private static List<string> BindAll(IConfigurationSection section, object target)
    {
        var properties = target.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite || IsSection(p)).ToArray();
        var unknown = section.GetChildren()
            .Where(child => !properties.Any(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase)))
            .Select(child => $"{child.Path} という設定はありません。使える設定は {string.Join('、', properties.Select(p => $"{section.Path}:{p.Name}"))} です。");
        return
        [
            .. properties.SelectMany(p => IsSection(p) ? BindAll(section.GetSection(p.Name), p.GetValue(target)!) : Bind(section, p, target) is { } error ? [error] : []),
            .. unknown,
        ];
    }

    /// <summary>A section within the section: options of their own that are there from the start.</summary>
    private static bool IsSection(PropertyInfo property) =>
        !property.CanWrite && property.PropertyType.IsClass && property.PropertyType.Assembly == typeof(ICheckedSection).Assembly;

    private static string? Bind(IConfigurationSection section, PropertyInfo property, object target)
    {
        var entry = section.GetSection(property.Name);

        // An empty value is how an unset variable arrives from a compose file.
        if (!entry.Exists() || entry.Value is "")
        {
            return null;
        }

        if (TryRead(entry, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, out var value))
        {
            property.SetValue(target, property.IsDefined(typeof(AsWrittenAttribute)) ? entry.Value : value);
            return null;
        }

        // The value itself is not repeated: it may be a secret in the wrong place.
        return $"{entry.Path} の値を読み取れません。{Expected(property.PropertyType)}で指定してください。";
    }

    /// <summary>The few types that settings have, read strictly; the framework's binder takes "30" for thirty days. Lists are left to it.</summary>
    private static bool TryRead(IConfigurationSection entry, Type type, out object? value)
    {
        var text = entry.Value?.Trim();
        value = type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(int) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ when type == typeof(bool) => bool.TryParse(text, out var flag) ? flag : null,
            _ when type == typeof(TimeSpan) => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var span) && text!.Contains(':', StringComparison.Ordinal) ? span : null,
            _ => Bind(entry, type),
        };
        return value is not null;
    }

    private static object? Bind(IConfigurationSection entry, Type type)
    {
        try
        {
            return entry.Get(type);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string Expected(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Int32 or TypeCode.Int64 => "整数",
        TypeCode.Boolean => "true か false ",
        TypeCode.Double or TypeCode.Decimal => "数値",
        _ when type == typeof(TimeSpan) || type == typeof(TimeSpan?) => "「00:01:30」の形（時:分:秒）",
        _ => "正しい形",
    };
}
