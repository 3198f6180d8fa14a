using System.Runtime.Intrinsics.X86;
using Assistant.Infrastructure.Vectors.Embedded;
using Xunit;

namespace Assistant.Infrastructure.Tests.Vectors.Embedded;

public sealed class QuantizedDotTests
{
    [Theory]
    [InlineData(64)]
    [InlineData(384)]
    [InlineData(1_024)]
    public unsafe void Products_OnEveryKindOfProcessor_AreThoseOfSimpleArithmetic(int length)
    {
        var random = new Random(length);
        var row = new sbyte[length];
        var query = new short[length];
        for (var i = 0; i < length; i++)
        {
            row[i] = (sbyte)random.Next(-127, 128);
            query[i] = (short)random.Next(-4_095, 4_096);
        }

        var expected = row.Zip(query, (r, q) => r * q).Sum();
        fixed (sbyte* r = row)
        fixed (short* q = query)
        {
            Assert.Equal(expected, QuantizedDot.Of(r, q, length));
            Assert.Equal(expected, QuantizedDot.OfAny(r, q, length));
            Assert.Equal(expected, Avx2.IsSupported ? QuantizedDot.Of256(r, q, length) : expected);
            Assert.Equal(expected, Avx512BW.IsSupported ? QuantizedDot.Of512(r, q, length) : expected);
        }
    }
}
