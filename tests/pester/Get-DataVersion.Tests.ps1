BeforeAll {
    . $PSScriptRoot/common.ps1
    Connect-NewDatabase
    Import-StagingData "$shopData/orders.csv" -Table orders -Metadata @{ delivery = 'day 1'; batch = 7 } | Out-Null
    $lines = Get-Content "$shopData/orders.csv"
    $lines[0, 4, 2, 3, 1] | Set-Content "$TestDrive/shuffled.csv"
    Import-StagingData "$TestDrive/shuffled.csv" -Table orders -Mode Append | Out-Null
    $lines[0..2] | Set-Content "$TestDrive/fewer.csv"
    Import-StagingData "$TestDrive/fewer.csv" -Table orders -Mode Append | Out-Null
    Import-StagingData "$shopData/customers_1.csv" -Table customers | Out-Null
}

AfterAll { Get-EtlDatabase | Disconnect-EtlDatabase }

Describe 'Get-DataVersion' {
    It 'lists the versions of a table, the newest first' {
        $versions = Get-DataVersion orders
        $versions.Count | Should -Be 3
        $versions[0].LoadId | Should -BeGreaterThan $versions[1].LoadId
        $versions.Records | Should -Be @(2, 4, 4)
        $versions[0].SchemaVersion | Should -Be 1
        $versions[0].Columns[0] | Should -Be 'order_id'
        @(Get-DataVersion).Count | Should -Be 4
        @(Get-DataVersion -First 1).Count | Should -Be 1
    }

    It 'gives the same rows the same checksum, in any order' {
        $versions = Get-DataVersion staging.orders
        $versions[2].Checksum | Should -Be $versions[1].Checksum
        $versions[2].Checksum | Should -Not -Be $versions[0].Checksum
    }

    It 'keeps metadata' {
        $version = (Get-DataVersion orders)[2]
        $version.Metadata['delivery'] | Should -Be 'day 1'
        $version.Metadata['batch'] | Should -Be '7'
        (Get-EtlRun | Select-Object -Last 1).Command | Should -BeLike '*-Metadata @{*delivery = day 1*}*'
    }

    It 'takes loads from the pipeline' {
        (Get-StagingLoad customers | Get-DataVersion).Table | Should -Be 'staging.customers'
    }

    It 'compares two versions' {
        $loads = (Get-DataVersion orders).LoadId
        $same = Get-DataVersion -Compare $loads[2], $loads[1]
        $same.IsSame | Should -BeTrue
        $other = Get-DataVersion -Compare $loads[2], $loads[0]
        $other.IsSame | Should -BeFalse
        $other.RecordDifference | Should -Be -2
        $other.RowsOnlyInLeft | Should -Be 2
        $other.RowsOnlyInRight | Should -Be 0
    }

    It 'ends with <Id> for <Name>' -ForEach @(
        @{ Name = 'a load that is none'; Loads = 1, 99; Id = 'Etl.Version.NotFound' }
        @{ Name = 'versions of two tables'; Loads = 1, 4; Id = 'Etl.Version.OtherTable' }
    ) {
        Get-FailureId { Get-DataVersion -Compare $Loads } | Should -Be $Id
    }
}
