using Cyberport.Grants.Kernel;
using Cyberport.Grants.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Cyberport.Grants.Data;

/// <summary>How the house's values become columns, said once for both providers.</summary>
internal static class ModelConventions
{
    public static void Apply(ModelConfigurationBuilder configuration)
    {
        foreach (var id in typeof(ModelConventions).Assembly.GetTypes().Where(IsId))
            configuration.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));

        configuration.Properties<DateTime>().HaveConversion<UtcConverter>();
        configuration.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configuration.Properties<OrganisationRoles>().HaveConversion<int>(); // flags are asked for bit by bit in queries
        configuration.Properties<Money>().HaveConversion<MoneyConverter>();
        configuration.Properties<Share>().HaveConversion<ShareConverter>();
        configuration.Properties<Cards>().HaveConversion<CardsConverter>();
        configuration.Properties<CardMonths>().HaveConversion<CardMonthsConverter>();
        configuration.Properties<TresMinutes>().HaveConversion<TresMinutesConverter>();
        configuration.Properties<Petaflops>().HaveConversion<PetaflopsConverter>();
        configuration.Properties<UniqueBusinessIdentifier>().HaveConversion<UbiConverter>().HaveMaxLength(8);
        configuration.Properties<ReferenceNumber>().HaveConversion<ReferenceConverter>().HaveMaxLength(32);
        configuration.Properties<Digest>().HaveConversion<DigestConverter>().HaveMaxLength(64);
    }

    public static void Finish(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes().Where(e => e.ClrType.Assembly == typeof(ModelConventions).Assembly))
        {
            if (typeof(Aggregate).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
            {
                builder.Entity(entity.ClrType).Property(nameof(Aggregate.Version)).IsConcurrencyToken();
                builder.Entity(entity.ClrType).Ignore(nameof(Aggregate.Events));
            }
            foreach (var key in entity.GetProperties().Where(p => p.IsPrimaryKey() && IsId(p.ClrType)))
                key.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never; // made by the code, known before the save

            // SQL Server refuses several cascade paths to one table, and nothing of ours is deleted by accident.
            foreach (var reference in entity.GetForeignKeys().Where(f => !f.IsOwnership && f.DeleteBehavior == DeleteBehavior.Cascade))
                reference.DeleteBehavior = DeleteBehavior.Restrict;
        }
    }

    private static bool IsId(Type type) => type.IsValueType && typeof(IId).IsAssignableFrom(type);

    private sealed class IdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => Make<T>(value)) where T : struct, IId<T>;

    private static T Make<T>(Guid value) where T : struct, IId<T> => T.From(value); // a static abstract member cannot stand in an expression

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        at => at.Kind == DateTimeKind.Local ? at.ToUniversalTime() : at, at => DateTime.SpecifyKind(at, DateTimeKind.Utc));

    private sealed class MoneyConverter() : ValueConverter<Money, long>(m => m.Cents, v => new Money(v));
    private sealed class ShareConverter() : ValueConverter<Share, int>(s => s.BasisPoints, v => new Share(v));
    private sealed class CardsConverter() : ValueConverter<Cards, int>(c => c.Count, v => new Cards(v));
    private sealed class CardMonthsConverter() : ValueConverter<CardMonths, int>(c => c.Count, v => new CardMonths(v));
    private sealed class TresMinutesConverter() : ValueConverter<TresMinutes, long>(m => m.Minutes, v => new TresMinutes(v));

    // thousandths of a PFLOPS in whole numbers: a decimal column is text in SQLite and compares as such
    private sealed class PetaflopsConverter() : ValueConverter<Petaflops, long>(p => (long)(p.Value * 1000), v => new Petaflops(v / 1000m));
    private sealed class UbiConverter() : ValueConverter<UniqueBusinessIdentifier, string>(u => u.Value, v => UniqueBusinessIdentifier.Parse(v));
    private sealed class ReferenceConverter() : ValueConverter<ReferenceNumber, string>(r => r.Value, v => ReferenceNumber.Parse(v));
    private sealed class DigestConverter() : ValueConverter<Digest, string>(d => d.Hex, v => new Digest(v));
}
