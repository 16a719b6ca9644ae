BeforeAll { . $PSScriptRoot/common.ps1 }

Describe 'New-SampleData' {
    It 'says with -WhatIf what it would write, and writes nothing' {
        $options = New-SampleData "$TestDrive/whatif" -Customers 20 -WhatIf
        $options.Customers | Should -Be 20
        "$TestDrive/whatif" | Should -Not -Exist
    }

    It 'writes the files of a shop' {
        $files = New-SampleData -Path "$TestDrive/one" -Customers 20 -Products 5 -Transactions 30 -Campaigns 2
        $files.Entity | Should -Contain 'transaction_items'
        ($files | Where-Object Entity -eq customers).Rows | Should -Be 20
        $files.Path | Should -Exist
    }

    It 'takes the folder from the pipeline, relative to where PowerShell stands' {
        Push-Location $TestDrive
        try { './two' | New-SampleData -Customers 20 -Products 5 -Transactions 30 | Out-Null } finally { Pop-Location }
        "$TestDrive/two/customers_20241231.csv" | Should -Exist
    }

    It 'writes the day after with -Day 2' {
        (New-SampleData "$TestDrive/three" -Customers 20 -Transactions 30 -Day 2).Path | Should -BeLike '*_20250101.csv'
    }

    It 'draws a progress bar, and takes it away' {
        $shell = [powershell]::Create()
        $shell.AddScript("Import-Module '$manifest'; New-SampleData '$TestDrive/bar' -Customers 20000 -Transactions 20000").Invoke() | Out-Null
        $shell.Streams.Error | Should -BeNullOrEmpty
        $shell.Streams.Progress.Count | Should -BeGreaterThan 1
        $shell.Streams.Progress[-1].RecordType | Should -Be 'Completed'
        $shell.Dispose()
    }

    It 'brings the files to Import-StagingData' {
        Connect-NewDatabase
        $loads = New-SampleData "$TestDrive/four" -Customers 20 -Products 5 -Transactions 30 | Import-StagingData -Model retail
        $loads.Count | Should -Be 6
        ($loads | Where-Object Table -like *.customers).RowsInserted | Should -Be 20
        Disconnect-EtlDatabase
    }

    It 'ends with <Id> for <Name>' -ForEach @(
        @{ Name = 'a number out of its range'; Folder = 'five'; Customers = 0; Id = 'Etl.Samples.Options' }
        @{ Name = 'a folder that is a file'; Folder = 'file'; Customers = 1; Id = 'Etl.Samples.Write' }
    ) {
        'not a folder' | Set-Content "$TestDrive/file"
        Get-FailureId { New-SampleData "$TestDrive/$Folder" -Customers $Customers } | Should -Be $Id
    }
}
