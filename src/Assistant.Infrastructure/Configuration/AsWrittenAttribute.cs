namespace Assistant.Infrastructure.Configuration;

/// <summary>A setting whose blanks count: it is not trimmed.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AsWrittenAttribute : Attribute;
