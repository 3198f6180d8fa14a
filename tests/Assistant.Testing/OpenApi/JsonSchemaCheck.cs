using System.Globalization;
using System.Text.Json;

namespace Assistant.Testing.OpenApi;

/// <summary>
/// Checks a value against a schema of OpenAPI 3.0, as far as descriptions of REST interfaces use it. Two readings are stricter than
/// the standard, because they are what is meant: <c>{"nullable": true}</c> alone is null and nothing else, and an object that lists
/// its properties has no others (a misspelt one would go unnoticed).
/// </summary>
internal sealed class JsonSchemaCheck(JsonElement root)
{
    /// <returns>One sentence for every error.</returns>
    public IReadOnlyList<string> Check(JsonElement schema, JsonElement value, string at)
    {
        List<string> errors = [];
        Check(schema, value, at, errors);
        return errors;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            Check(Resolve(reference.GetString()!), value, at, errors);
            return;
        }

        var nullable = schema.TryGetProperty("nullable", out var flag) && flag.GetBoolean();
        if (value.ValueKind == JsonValueKind.Null && nullable)
        {
            return;
        }

        if (nullable && IsNothingElse(schema))
        {
            errors.Add($"{at}: only null is allowed");
            return;
        }

        CheckAlternatives(schema, value, at, errors);
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
        {
            errors.Add($"{at}: {value.GetRawText()} is not one of {allowed.GetRawText()}");
        }

        if (schema.TryGetProperty("type", out var type))
        {
            CheckType(type.GetString()!, schema, value, at, errors);
        }
    }

    private void CheckAlternatives(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        foreach (var part in Parts(schema, "allOf"))
        {
            Check(part, value, at, errors);
        }

        CheckCount("anyOf", count => count >= 1);
        CheckCount("oneOf", count => count == 1);

        void CheckCount(string name, Func<int, bool> enough)
        {
            if (!schema.TryGetProperty(name, out _))
            {
                return;
            }

            var outcomes = Parts(schema, name).Select(part => Check(part, value, at)).ToList();
            if (!enough(outcomes.Count(o => o.Count == 0)))
            {
                var nearest = outcomes.Where(o => o.Count > 0).MinBy(o => o.Count);
                errors.Add($"{at}: does not fit {name}{(nearest is null ? "" : $" ({string.Join("; ", nearest)})")}");
            }
        }
    }

    private void CheckType(string type, JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        var fits = (type, value.ValueKind) switch
        {
            ("object", JsonValueKind.Object) => true,
            ("array", JsonValueKind.Array) => true,
            ("string", JsonValueKind.String) => true,
            ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
            ("number" or "integer", JsonValueKind.Number) => true,
            _ => false,
        };
        if (!fits)
        {
            errors.Add($"{at}: {value.ValueKind} instead of {type}");
            return;
        }

        switch (type)
        {
            case "object":
                CheckObject(schema, value, at, errors);
                break;
            case "array":
                CheckArray(schema, value, at, errors);
                break;
            case "string":
                CheckString(schema, value.GetString()!, at, errors);
                break;
            case "number" or "integer":
                CheckNumber(type, schema, value, at, errors);
                break;
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        foreach (var name in Parts(schema, "required").Select(r => r.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
        {
            errors.Add($"{at}: {name} is missing");
        }

        var listed = schema.TryGetProperty("properties", out var properties);
        var others = schema.TryGetProperty("additionalProperties", out var additional) ? additional : default;
        foreach (var property in value.EnumerateObject())
        {
            if (listed && properties.TryGetProperty(property.Name, out var own))
            {
                Check(own, property.Value, $"{at}.{property.Name}", errors);
            }
            else if (others.ValueKind == JsonValueKind.Object)
            {
                Check(others, property.Value, $"{at}.{property.Name}", errors);
            }
            else if (others.ValueKind == JsonValueKind.False || (listed && others.ValueKind != JsonValueKind.True))
            {
                errors.Add($"{at}: {property.Name} is unknown");
            }
        }
    }

    private void CheckArray(JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        CheckLimit(schema, "minItems", value.GetArrayLength(), above: true, at, errors);
        CheckLimit(schema, "maxItems", value.GetArrayLength(), above: false, at, errors);
        if (schema.TryGetProperty("uniqueItems", out var unique) && unique.GetBoolean()
            && value.EnumerateArray().Select(v => v.GetRawText()).Distinct(StringComparer.Ordinal).Count() != value.GetArrayLength())
        {
            errors.Add($"{at}: values repeat");
        }

        if (schema.TryGetProperty("items", out var items))
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                Check(items, item, string.Create(CultureInfo.InvariantCulture, $"{at}[{index++}]"), errors);
            }
        }
    }

    private static void CheckString(JsonElement schema, string value, string at, List<string> errors)
    {
        CheckLimit(schema, "minLength", value.Length, above: true, at, errors);
        CheckLimit(schema, "maxLength", value.Length, above: false, at, errors);
        var fits = Format(schema) switch
        {
            "uuid" => Guid.TryParse(value, out _),
            "date-time" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.None, out _) && value.Contains('T', StringComparison.Ordinal),
            "uri" => Uri.TryCreate(value, UriKind.Absolute, out _),
            _ => true,
        };
        if (!fits)
        {
            errors.Add($"{at}: {value} is no {Format(schema)}");
        }
    }

    private static void CheckNumber(string type, JsonElement schema, JsonElement value, string at, List<string> errors)
    {
        var number = value.GetDouble();
        var fits = Format(schema) switch
        {
            "uint8" => value.TryGetByte(out _),
            "uint32" => value.TryGetUInt32(out _),
            "uint" or "uint64" => value.TryGetUInt64(out _),
            "int64" => value.TryGetInt64(out _),
            "float" => float.IsFinite((float)number),
            _ => double.IsFinite(number),
        };
        if (!fits || (type == "integer" && number != Math.Floor(number)))
        {
            errors.Add($"{at}: {value.GetRawText()} is no {Format(schema) ?? type}");
        }

        CheckLimit(schema, "minimum", number, above: true, at, errors);
        CheckLimit(schema, "maximum", number, above: false, at, errors);
    }

    private static void CheckLimit(JsonElement schema, string name, double value, bool above, string at, List<string> errors)
    {
        if (schema.TryGetProperty(name, out var limit) && (above ? value < limit.GetDouble() : value > limit.GetDouble()))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{at}: {value} breaks {name} {limit.GetDouble()}"));
        }
    }

    private static bool IsNothingElse(JsonElement schema) => schema.EnumerateObject().All(p => p.Name is "nullable" or "description" or "default");

    private static string? Format(JsonElement schema) => schema.TryGetProperty("format", out var format) ? format.GetString() : null;

    private static JsonElement.ArrayEnumerator Parts(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var parts) ? parts.EnumerateArray() : default;

    private JsonElement Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(root, (element, part) => element.GetProperty(part));
}
