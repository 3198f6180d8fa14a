using System.Security.Cryptography;

namespace Assistant.Infrastructure.Identity;

/// <summary>Twenty letters (99 bits) in groups of five, easy to read out and to type: nothing looks like 0, 1, o, i or l.</summary>
internal static class OneTimePassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 20;
    private const int Group = 5;

    public static string Create() =>
        string.Join('-', RandomNumberGenerator.GetString(Letters, Length).Chunk(Group).Select(g => new string(g)));
}
